-- Purpose: takes an admitted scan back (a door mistake): it leaves the path by the same difference; the log keeps both.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 scan_id   2 received_at, ms   3 name of the key or user   4 staff's words
--          5 id of the key or user   6 the kiosk's own id, or ''
-- Output:  'voided', 'already_voided', 'unknown_scan' or 'scan_not_admitted'

local scan_id = ARGV[1]
local seen = redis.call('HGET', key('scans'), scan_id)
if not seen then return 'unknown_scan' end
local entry, final, seq = last_entry(seen)
if final == 'void' then return 'already_voided' end
if entry.outcome ~= 'admitted' then return 'scan_not_admitted' end

remove_scan(entry.visitor, scan_id, entry.zone, entry.direction, tonumber(entry.scanned_at))
count(-1, 'totals', 'admitted', 1)
count(1, 'totals', 'voided', 1)
if entry.conflict ~= '' then count(-1, 'totals', 'conflicts', 1) end
apply_differences()

append_log('kind', 'void', 'received_at', ARGV[2], 'scan_id', scan_id, 'kiosk', ARGV[3], 'note', ARGV[4],
  'key', ARGV[5], 'kiosk_id', ARGV[6])
redis.call('HSET', key('scans'), scan_id, seq .. ' void')
return 'voided'
