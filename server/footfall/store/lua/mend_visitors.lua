-- Purpose: tells how visitors' paths, walks and positions stand and, if asked to, makes them anew from the paths that
--          the log gives. Counts nothing. Leaves alone whom the log may speak of after those paths were taken from it.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 number of the last entry that the paths follow from   2 '1' to mend
--          then for each visitor: id, length of the path, and for each scan of it: scanned_at (ms), member
-- Output:  for each visitor: {id, 'moved_on'} or {id, walk, {zones they are inside}, {member, scanned_at, …}}, how it
--          stood before; `walk` is '' if none is stored, 'right', or 'wrong' (it does not fit, or the path is wrong)

local touched, _, everybody = spoken_of_since(ARGV[1])
local mend, closings, zones = ARGV[2] == '1', all_closings(), redis.call('HKEYS', key('layout'))

local function told_path(first, length)
  local path = {}
  for i = first, first + 2 * length - 1, 2 do
    path[#path + 1] = ARGV[i + 1]
    path[#path + 1] = ARGV[i]
  end
  return path
end

local function write(visitor, path, inside)
  redis.call('DEL', path_key(visitor))
  for i = 1, #path, 2 do redis.call('ZADD', path_key(visitor), path[i + 1], path[i]) end
  for _, zone in ipairs(inside) do redis.call('SREM', key('inside:' .. zone), visitor) end
  save_walk(visitor, walk_path(visitor, closings), AWAY)
end

local answer, i = {}, 3
while i <= #ARGV do
  local visitor, length = ARGV[i], tonumber(ARGV[i + 1])
  if everybody or touched[visitor] then
    answer[#answer + 1] = {visitor, 'moved_on'}
  else
    local told, stored, inside = told_path(i + 2, length), stored_path(visitor), {}
    for _, zone in ipairs(zones) do
      if redis.call('SISMEMBER', key('inside:' .. zone), visitor) == 1 then inside[#inside + 1] = zone end
    end
    local walk = redis.call('HEXISTS', key('walks'), visitor) == 1 and 'wrong' or ''
    if same(told, stored) and walk ~= '' and walk_fits(visitor, stored, closings) then walk = 'right' end
    answer[#answer + 1] = {visitor, walk, inside, stored}
    if mend then write(visitor, told, inside) end
  end
  i = i + 2 + 2 * length
end
return answer
