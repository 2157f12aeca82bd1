-- Purpose: who is in a zone or below it right now.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 zone
-- Output:  four a visitor: visitor, position, since (ms) in the asked zone, the visitor as JSON

local asked, found = ARGV[1], {}
for _, zone in ipairs(redis.call('HKEYS', key('layout'))) do
  if layout(zone).within[asked] then
    for _, visitor in ipairs(redis.call('SMEMBERS', key('inside:' .. zone))) do
      found[#found + 1] = visitor
      found[#found + 1] = zone
      found[#found + 1] = string.format('%.0f', load_walk(visitor).since[asked])
      found[#found + 1] = redis.call('HGET', key('visitors'), visitor)
    end
  end
end
return found
