-- Purpose: who is in some zones or below them right now. No zone of them may lie within another.
-- KEYS:    1 the event's key prefix
-- ARGV:    the zones
-- Output:  four a visitor: visitor, position, since when (ms) they are in that zone or below it, the visitor as JSON

local found = {}
for _, zone in ipairs(redis.call('HKEYS', key('layout'))) do
  for _, asked in ipairs(ARGV) do
    if layout(zone).within[asked] then
      for _, visitor in ipairs(redis.call('SMEMBERS', key('inside:' .. zone))) do
        found[#found + 1] = visitor
        found[#found + 1] = zone
        found[#found + 1] = string.format('%.0f', load_walk(visitor).since[zone])
        found[#found + 1] = redis.call('HGET', key('visitors'), visitor)
      end
    end
  end
end
return found
