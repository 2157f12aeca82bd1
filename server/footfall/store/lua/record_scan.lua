-- Purpose: records one scan in one atomic step: answers a scan seen before with its first answer, decides, inserts
--          into the visitor's path, counts the difference, appends to the log, raises the sequence number.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 version of the config that the caller decided by     2 scan_id
--          3 what is wrong with the token, or ''                  4 badge id
--          5 issue number on the token, 0 for a typed badge id    6 zone
--          7 direction                                            8 scanned_at, ms
--          9 received_at, ms                                     10 name of the key or user
--         11 '1' if the kiosk decided itself (a fact)            12 its verdict: admitted, refused, refused:REASON or ''
--         13 '1' to force                                        14 the kiosk's reason, or staff's words
--         15 index of the event's day, -1 for none               16 '1' if the zone is open at that time
--         17 ',category,category,' that it admits, '' for all    18 '1' if only guests are admitted
--         19 capacity if the zone enforces it, else ''            20 '1' if the caller named the time
--         21 id of the key or user                               22 the kiosk's own id, or ''
--         23 '1' if it is older than a kiosk's key may send
-- Output:  {'stale'} if the config has changed; {'not_yours'} if the kiosk's id is another key's; {'taken'} if the scan_id is another reading's, which stays as it is;
--          {'group', its name} for a group's badge, and nothing is recorded: each member is a scan of their own; else {outcome, reason, '1' if replayed, conflict, already_since,
--          visitor as JSON or '', occupancy, visits, '1' if disputed}. Empty text is absent.

local version, scan_id, token_problem, badge_id, issue = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local zone, direction, scanned_at, received_at, kiosk = ARGV[6], ARGV[7], tonumber(ARGV[8]), ARGV[9], ARGV[10]
local is_fact, verdict, force, note = ARGV[11] == '1', ARGV[12], ARGV[13] == '1', ARGV[14]
local day, is_open, admits, guests_only = tonumber(ARGV[15]), ARGV[16] == '1', ARGV[17], ARGV[18] == '1'
local enforced_capacity, key_id, kiosk_id = tonumber(ARGV[19]), ARGV[21], ARGV[22]

if redis.call('HGET', key('meta'), 'version') ~= version then return {'stale'} end
if kiosk_id ~= '' and (redis.call('HGET', key('kiosk_keys'), kiosk_id) or key_id) ~= key_id then return {'not_yours'} end

-- Reasons that hold even against staff's force and a kiosk's verdict: nobody is known to admit.
local UNKNOWN_PERSON = {invalid_token = true, wrong_event = true, unknown_badge = true}
-- Nobody is ever locked in.
local REFUSES_OUT = {invalid_token = true, wrong_event = true, unknown_badge = true, revoked_badge = true}

local visitor_id, visitor_json, group = '', '', nil

local function read_visitor(id)
  visitor_id = id
  visitor_json = redis.call('HGET', key('visitors'), id) or ''
end

local function answer(outcome, reason, replayed, conflict, already_since)
  local numbers = redis.call('HMGET', key('zones'), zone .. ':occupancy', zone .. ':visits')
  return {outcome, reason, replayed, conflict, already_since, visitor_json, numbers[1] or '0', numbers[2] or '0', ''}
end

local function holds(list, wanted)
  for _, item in ipairs(list or {}) do
    if item == wanted then return true end
  end
  return false
end

local function first_reason(badge)
  if not badge then return 'unknown_badge' end
  if badge.group then
    if badge.status ~= 'active' or (issue > 0 and issue ~= badge.issue) then return 'revoked_badge' end
    group = badge.group
    return ''
  end
  read_visitor(badge.visitor)
  local visitor = cjson.decode(visitor_json)
  if badge.status ~= 'active' or (issue > 0 and issue ~= badge.issue) then return 'revoked_badge' end
  if day < 0 or (#badge.days > 0 and not holds(badge.days, day)) then return 'wrong_day' end
  if admits ~= '' and not string.find(admits, ',' .. visitor.category .. ',', 1, true) then
    return 'category_not_admitted'
  end
  if guests_only and not holds(visitor.guest_of, zone) then return 'not_on_guest_list' end
  if not is_open then return 'zone_closed' end
  if enforced_capacity then
    local occupancy = tonumber(redis.call('HGET', key('zones'), zone .. ':occupancy') or '0')
    if occupancy >= enforced_capacity and not around(load_walk(visitor_id).position).within[zone] then
      return 'zone_full'
    end
  end
  return ''
end

-- domain/admission.py is the specification of this decision.
local function refusal()
  if token_problem ~= '' then return token_problem end
  local text = redis.call('HGET', key('badges'), badge_id)
  local reason = first_reason(text and cjson.decode(text))
  if direction == 'out' and not REFUSES_OUT[reason] then return '' end
  return reason
end

-- domain/admission.py, `repeat`, is the specification of what becomes of an id that was seen before.
local kind, first = 'scan', nil
local seen = redis.call('HGET', key('scans'), scan_id)
if seen then
  local final
  first, final = last_entry(seen)
  -- A scan is one badge at one zone, one way and at one time. Whoever repeats another's id learns nothing of them.
  local same = first.badge == badge_id and first.zone == zone and first.direction == direction
  if not same or (ARGV[20] == '1' and tonumber(first.scanned_at) ~= scanned_at) then return {'taken'} end
  local is_own = first.key == key_id and first.kiosk_id == kiosk_id
  if not is_fact or (is_own and final ~= '') then
    if first.visitor ~= '' then read_visitor(first.visitor) end
    return answer(first.outcome, first.reason, '1', first.conflict, first.already_since)
  end
  -- The door has the last word: the first fact about a scan replaces a decision that differs. Which door it was, only
  -- the kiosk knows that was answered: nobody else's fact changes anything.
  kind = is_own and 'fact' or 'disputed'
end

local reason = refusal()
if group and not (is_fact and string.find(verdict, '^refused')) then return {'group', group} end
local outcome, conflict, forced = 'admitted', '', ''
if is_fact then
  local refused, kiosks_reason = string.match(verdict, '^(refused):?(.*)$')
  if refused then
    outcome = 'refused'
    if kiosks_reason ~= '' then
      reason = kiosks_reason
    elseif reason == '' then
      reason = 'refused_at_door'
    end
  elseif UNKNOWN_PERSON[reason] or visitor_id == '' then
    outcome = 'refused'
  else
    -- What the server decided then is the better witness than what it would decide now.
    if first and first.outcome == 'refused' and not UNKNOWN_PERSON[first.reason] then reason = first.reason end
    if force then forced = reason else conflict = reason end
    reason = ''
  end
elseif reason ~= '' then
  if force and not UNKNOWN_PERSON[reason] and visitor_id ~= '' then
    forced, reason = reason, ''
  else
    outcome = 'refused'
  end
end

if first and first.outcome == outcome then
  -- The door agrees with the server's decision, which stands; from now on it is final.
  if first.visitor ~= '' then read_visitor(first.visitor) end
  if kind == 'fact' then redis.call('HSET', key('scans'), scan_id, string.match(seen, '^%d+') .. ' fact') end
  return answer(first.outcome, first.reason, '1', first.conflict, first.already_since)
end

local already_since = ''

local function log_scan()
  return append_log(
    'kind', kind, 'received_at', received_at, 'scan_id', scan_id, 'visitor', visitor_id, 'badge', badge_id,
    'zone', zone, 'direction', direction, 'scanned_at', ARGV[8], 'kiosk', kiosk, 'outcome', outcome,
    'reason', reason, 'offline', is_fact and '1' or '', 'forced', forced, 'conflict', conflict,
    'already_since', already_since, 'note', (force or is_fact) and note or '', 'key', key_id, 'kiosk_id', kiosk_id,
    'late', ARGV[23])
end

-- What a kiosk could not know is nothing that speaks against it. domain/conduct.py judges what is told here.
local CANNOT_KNOW = {zone_full = true}
local HOUR = 3600000

local function note_conduct(is_conflict)
  local since, facts, conflicts = string.match(redis.call('HGET', key('key_conduct'), key_id) or '', '^(%d+) (%d+) (%d+) ')
  if not since or tonumber(received_at) - tonumber(since) >= HOUR then since, facts, conflicts = received_at, 0, 0 end
  local told = string.format('%s %d %d %s', since, facts + 1, conflicts + (is_conflict and 1 or 0), kiosk)
  redis.call('HSET', key('key_conduct'), key_id, told)
end

if kind == 'disputed' then
  -- Once for each who disputes it: whoever repeats themselves says nothing new.
  local by = scan_id .. ' ' .. key_id
  if redis.call('HEXISTS', key('disputes'), by) == 0 then
    redis.call('HSET', key('disputes'), by, log_scan())
    note_conduct(true)
  end
  visitor_json = ''
  local told = answer(first.outcome, first.reason, '1', first.conflict, first.already_since)
  told[#told] = '1'
  return told
end

if first then
  -- Only facts have conflicts, and no fact is replaced.
  local was = first.outcome == 'admitted' and 'admitted' or 'refused:' .. first.reason
  count(-1, 'totals', was, 1)
  if first.outcome == 'admitted' then
    remove_scan(first.visitor, scan_id, first.zone, first.direction, tonumber(first.scanned_at))
  end
end

if outcome == 'admitted' then
  local before = insert_scan(visitor_id, scan_id, zone, direction, scanned_at)
  if direction == 'in' and before.position == zone then
    already_since = string.format('%.0f', before.since[zone])
  end
end

count(1, 'totals', outcome == 'admitted' and 'admitted' or 'refused:' .. reason, 1)
if conflict ~= '' then count(1, 'totals', 'conflicts', 1) end
apply_differences()

if is_fact then note_conduct(conflict ~= '' and not CANNOT_KNOW[conflict]) end
local seq = log_scan()
redis.call('HSET', key('scans'), scan_id, is_fact and seq .. ' fact' or seq)
return answer(outcome, reason, '', conflict, already_since)
