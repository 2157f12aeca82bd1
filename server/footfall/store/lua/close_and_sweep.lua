-- Purpose: records a closing: everybody's position becomes `away` at that instant. Whoever was last seen before it
--          goes on from the stored walk; whoever was seen later is walked again, since the past changed.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 at, ms   2 received_at, ms   3 by whom
-- Output:  how many visitors were inside and are now away, or -1 if that closing was known already

local at = tonumber(ARGV[1])
if redis.call('ZSCORE', key('closings'), ARGV[1]) then return -1 end

local swept, later = 0, {}
local closings = all_closings()
local after = {}
for i, closing in ipairs(closings) do after[i] = closing end
after[#after + 1] = at
table.sort(after)

-- A later closing that is known already ended stays which this one may have to end sooner: then everybody counts as later.
local newest = closings[#closings]
local everybody = newest ~= nil and newest > at

for _, visitor in ipairs(redis.call('HKEYS', key('walks'))) do
  local stored = load_walk(visitor)
  if everybody or stored.at >= at then
    later[visitor] = true
    walk_path(visitor, -1, closings)
    local walk = walk_path(visitor, 1, after)
    if stored.position ~= AWAY and walk.position == AWAY then swept = swept + 1 end
    save_walk(visitor, walk, stored.position)
  end
end
for _, zone in ipairs(redis.call('HKEYS', key('layout'))) do
  for _, visitor in ipairs(redis.call('SMEMBERS', key('inside:' .. zone))) do
    if not later[visitor] then
      local walk = load_walk(visitor)
      move(walk, 1, AWAY, at, nil, true)
      save_walk(visitor, walk, zone)
      swept = swept + 1
    end
  end
end

redis.call('ZADD', key('closings'), at, ARGV[1])
apply_differences()
append_log('kind', 'closing', 'received_at', ARGV[2], 'scanned_at', ARGV[1], 'kiosk', ARGV[3])
return swept
