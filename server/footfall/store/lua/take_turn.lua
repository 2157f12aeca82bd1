-- Purpose: gives one of those who ask within about a second the turn to look for warnings.
-- KEYS:    1 the turn, "looked since"
-- ARGV:    1 now, ms   2 how long a turn lasts, ms   3 how long between two looks is a gap, ms
-- Output:  -1 for whoever has no turn; else since when there was no gap, ms, 0 where there never was one

local turn = KEYS[1]
local now = tonumber(ARGV[1])

local looked, since = string.match(redis.call('GET', turn) or '', '^(%d+) (%d+)$')
if looked then
  local ago = now - tonumber(looked)
  -- A clock that was set back must not end the looking.
  if ago >= 0 and ago < tonumber(ARGV[2]) then return -1 end
  if ago > tonumber(ARGV[3]) then since = ARGV[1] end
end
since = since or '0'
redis.call('SET', turn, ARGV[1] .. ' ' .. since)
return tonumber(since)
