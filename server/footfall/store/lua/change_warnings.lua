-- Purpose: changes the open warnings and tells the log, all or none, if nobody changed them since they were read. So
--          two workers that saw the same cannot both raise it.
-- KEYS:    1 the event's key prefix
-- ARGV:    1 the version that was read   2 how many entries the log keeps   then three for each step:
--          'open', subject, the warning as JSON      'end', subject, ''
--          'note', field, value                      'log', the entry as JSON, ''
-- Output:  the new version, or -1 if somebody else was faster

local function key(name) return KEYS[1] .. ':' .. name end

local notes = key('warning_notes')
if (redis.call('HGET', notes, 'version') or '0') ~= ARGV[1] then return -1 end

for i = 3, #ARGV, 3 do
  local step, name, value = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if step == 'open' then
    redis.call('HSET', key('warnings'), name, value)
  elseif step == 'end' then
    redis.call('HDEL', key('warnings'), name)
  elseif step == 'note' then
    redis.call('HSET', notes, name, value)
  else
    local number = redis.call('HINCRBY', notes, 'logged', 1)
    redis.call('XADD', key('warning_log'), 'MAXLEN', ARGV[2], number .. '-0', 'entry', name)
  end
end
return redis.call('HINCRBY', notes, 'version', 1)
