-- Purpose: records a closing: everybody's position becomes `away` at that instant. Whoever was last seen before it
--          goes on from the stored walk; for whoever was seen later, the past changed.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 at, ms   2 received_at, ms   3 name of the key or user   4 its id
-- Output:  how many visitors were inside and are now away, or -1 if that closing was known already

local at = tonumber(ARGV[1])
if redis.call('ZSCORE', key('closings'), ARGV[1]) then return -1 end

local closings = all_closings()
local later_closing = swept_between(closings, at, math.huge)
local function closes(walk, sign) move(walk, sign, AWAY, at, nil, true) end

local swept = 0
for _, visitor in ipairs(redis.call('HKEYS', key('walks'))) do
  local stored = load_walk(visitor)
  local position_before = stored.position
  if stored.at >= at or later_closing then
    local rank = redis.call('ZCOUNT', path_key(visitor), '-inf', '(' .. ARGV[1])
    local before = walk_before(visitor, rank, at, closings)
    if before.position ~= AWAY then
      recount(visitor, stored, before, closes, 1, at, rank, closings)
      save_walk(visitor, stored, position_before)
    end
  elseif position_before ~= AWAY then
    recount(visitor, stored, copy(stored), closes, 1, at)
    save_walk(visitor, stored, position_before)
  end
  if position_before ~= AWAY and stored.position == AWAY then swept = swept + 1 end
end

redis.call('ZADD', key('closings'), at, ARGV[1])
apply_differences()
append_log('kind', 'closing', 'received_at', ARGV[2], 'scanned_at', ARGV[1], 'kiosk', ARGV[3], 'key', ARGV[4])
return swept
