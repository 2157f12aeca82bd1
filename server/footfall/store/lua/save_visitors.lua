-- Purpose: adds or replaces visitors and their badges, all or none.
-- KEYS:    1 the event's key prefix
-- ARGV:    five a visitor: 1 id   2 the visitor as JSON   3 external id or ''   4 badge id or ''   5 the badge as JSON
-- Output:  {} if saved; else {'external_id_taken', external id} or {'badge_id_taken', badge id}

local function key(name) return KEYS[1] .. ':' .. name end

local claimed = {}
for i = 1, #ARGV, 5 do
  local id, external_id, badge_id = ARGV[i], ARGV[i + 2], ARGV[i + 3]
  if external_id ~= '' then
    local owner = claimed[external_id] or redis.call('HGET', key('external_ids'), external_id)
    if owner and owner ~= id then return {'external_id_taken', external_id} end
    claimed[external_id] = id
  end
  if badge_id ~= '' and redis.call('HEXISTS', key('badges'), badge_id) == 1 then return {'badge_id_taken', badge_id} end
end
for i = 1, #ARGV, 5 do
  local id, visitor_json, external_id, badge_id, badge_json = unpack(ARGV, i, i + 4)
  local before = redis.call('HGET', key('visitors'), id)
  if before then
    local was = cjson.decode(before)
    if was.external_id and was.external_id ~= external_id then redis.call('HDEL', key('external_ids'), was.external_id) end
  end
  redis.call('HSET', key('visitors'), id, visitor_json)
  if external_id ~= '' then redis.call('HSET', key('external_ids'), external_id, id) end
  if badge_id ~= '' then redis.call('HSET', key('badges'), badge_id, badge_json) end
end
return {}
