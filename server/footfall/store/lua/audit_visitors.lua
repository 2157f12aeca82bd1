-- Purpose: finds the visitors whose path is not as told, whose walk does not fit their path, or who are missing among
--          those in their zone.
-- KEYS:    1 the event's key prefix
-- ARGV:    two a visitor: 1 id   2 SHA-1 of the path: member and time by turns, with line feeds between
-- Output:  the ids of those

local found, closings = {}, all_closings()
for i = 1, #ARGV, 2 do
  local visitor = ARGV[i]
  local path = stored_path(visitor)
  local sound = redis.sha1hex(table.concat(path, '\n')) == ARGV[i + 1]
  if sound then
    local fits, walk = walk_fits(visitor, path, closings)
    sound = fits and (not walk or walk.position == AWAY
      or redis.call('SISMEMBER', key('inside:' .. walk.position), visitor) == 1)
  end
  if not sound then found[#found + 1] = visitor end
end
return found
