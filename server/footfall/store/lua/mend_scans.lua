-- Purpose: tells which scans are not in the index as the log says and, if asked to, sets the index right. Leaves
--          alone which the log speaks of after those words were taken from it.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 number of the last entry that the words follow from   2 '1' to mend
--          then three a scan: 1 scan_id   2 number of its entry, '' if the log does not know it   3 fact, void or ''
-- Output:  {ids of those left alone}, {ids of those that stood wrong}

local _, touched = spoken_of_since(ARGV[1])
local mend = ARGV[2] == '1'
local moved_on, wrong = {}, {}
for i = 3, #ARGV, 3 do
  local scan_id, seq, final = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local stored = redis.call('HGET', key('scans'), scan_id)
  -- A fact that agreed with the server's decision made it final, and is not in the log.
  if final == '' and stored and string.match(stored, ' fact$') then final = 'fact' end
  local told = seq ~= '' and (final == '' and seq or seq .. ' ' .. final)
  if touched[scan_id] then
    moved_on[#moved_on + 1] = scan_id
  elseif stored ~= told then
    wrong[#wrong + 1] = scan_id
    if mend and told then
      redis.call('HSET', key('scans'), scan_id, told)
    elseif mend then
      redis.call('HDEL', key('scans'), scan_id)
    end
  end
end
return {moved_on, wrong}
