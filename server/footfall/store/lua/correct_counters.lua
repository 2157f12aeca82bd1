-- Purpose: adds to counters what they are wrong by. Since every scan adds the difference that it makes, what a counter
--          was wrong by at one time it is wrong by later, however many scans came in between.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 how many corrections there had been when the counters were read
--          2 JSON: table -> field -> what to add
-- Output:  'corrected', or 'moved_on' if another correction came in between; then nothing was changed

if (redis.call('HGET', key('meta'), 'corrections') or '0') ~= ARGV[1] then return 'moved_on' end
for table_name, fields in pairs(cjson.decode(ARGV[2])) do
  for field, n in pairs(fields) do count(1, table_name, field, n) end
end
apply_differences()
redis.call('HINCRBY', key('meta'), 'corrections', 1)

-- Whoever watches the numbers must read them again; and a sequence number behind the log would stop every scan.
local newest = redis.call('XREVRANGE', key('log'), '+', '-', 'COUNT', 1)[1]
local last = newest and tonumber(string.match(newest[1], '^%d+')) or 0
if tonumber(redis.call('GET', key('seq')) or '0') < last then
  redis.call('SET', key('seq'), string.format('%.0f', last))
end
redis.call('INCR', key('seq'))
return 'corrected'
