-- Purpose: what a piece of the log says of one visitor: their scans, admitted or not, and whatever else may change how
--          those stand. Reads only; whoever wants the whole log asks for it piece by piece, so that no scan waits long.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 visitor   2 number of the entry to read on from   3 number of the last entry to read
--          4 how many entries to look at
-- Output:  number of the last entry looked at, '' if it was the last one to read; then the entries as XRANGE gives
--          them: the visitor's scans and facts, every other fact, every void and closing

local visitor = ARGV[1]
local entries = redis.call('XRANGE', KEYS[1] .. ':log', '(' .. ARGV[2] .. '-0', ARGV[3] .. '-0', 'COUNT', ARGV[4])
local found = {''}
if #entries == tonumber(ARGV[4]) then found[1] = string.match(entries[#entries][1], '^%d+') end
for _, entry in ipairs(entries) do
  -- Every scan has the same fields in the same order: its kind is the first value, its visitor the fourth.
  local fields = entry[2]
  if fields[2] ~= 'scan' or fields[8] == visitor then found[#found + 1] = entry end
end
return found
