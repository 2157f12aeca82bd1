-- Purpose: adds entries to the audit log, if none came since its end was read. The seals bind each entry to the one before.
-- KEYS:    1 the stream
-- ARGV:    1 the number of the last entry that was read, 0 for none   then two for each entry: its text, its seal
-- Output:  the number of the last entry, or -1 if somebody else was faster

local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local number = last and tonumber(string.match(last[1], '^%d+')) or 0
if number ~= tonumber(ARGV[1]) then return -1 end

for i = 2, #ARGV, 2 do
  number = number + 1
  redis.call('XADD', KEYS[1], number .. '-0', 'entry', ARGV[i], 'seal', ARGV[i + 1])
end
return number
