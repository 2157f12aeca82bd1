-- Purpose: the counting rule in its running form, put in front of the scripts that count. It must stay equal to
--          domain/counting.py, which is the specification; a property test holds one against the other.
-- KEYS:    KEYS[1] is the event's key prefix with its hash tag; `key(name)` makes every other key from it.
-- ARGV:    none of its own.
-- Output:  none; it defines local functions.

local function key(name) return KEYS[1] .. ':' .. name end

local AWAY = 'away'
local DWELL_BUCKETS = {1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480}

-- Layout: for each zone its chain of ids up to the root, and its kind; read once per call.
local layouts = {}

local function layout(zone)
  local known = layouts[zone]
  if known == nil then
    local text = redis.call('HGET', key('layout'), zone)
    if not text then error('zone not in layout: ' .. zone) end
    known = {chain = {}, within = {}}
    for word in string.gmatch(text, '%S+') do
      if known.kind == nil then
        known.kind = word
      else
        known.chain[#known.chain + 1] = word
        known.within[word] = true
      end
    end
    layouts[zone] = known
  end
  return known
end

local NOWHERE = {chain = {}, within = {}}

local function around(position) return position == AWAY and NOWHERE or layout(position) end

local function parent_of(zone) return layout(zone).chain[2] or AWAY end

-- Differences: what is to be added to each counter, gathered first so that a replay of a path cancels out.
local differences = {}

local function count(sign, table_name, field, n)
  local fields = differences[table_name]
  if fields == nil then
    fields = {}
    differences[table_name] = fields
  end
  fields[field] = (fields[field] or 0) + sign * n
end

local function apply_differences()
  for table_name, fields in pairs(differences) do
    local table_key = key(table_name)
    for field, n in pairs(fields) do
      -- A counter back at zero is taken away: absent and zero are the same, and one form is enough.
      if n ~= 0 and redis.call('HINCRBY', table_key, field, n) == 0 then
        redis.call('HDEL', table_key, field)
      end
    end
  end
end

-- A walk: where the visitor is, since when each zone around was entered, how often each zone was visited. The one that
-- is stored also knows its newest scan (`at`, `id`), so that a newer one can go on from here.
local function new_walk() return {position = AWAY, since = {}, visits = {}, at = -1, id = ''} end

local function minute(at) return math.floor(at / 60000) end

local function dwell_bucket(dwell)
  for _, bound in ipairs(DWELL_BUCKETS) do
    if dwell <= bound * 60000 then return 'dwell_' .. bound end
  end
  return 'dwell_more'
end

-- A sign of 0 walks without counting, here and below. Not even the counters' names are made then: they are what costs.
local function count_visit(walk, sign, zone, at)
  walk.visits[zone] = (walk.visits[zone] or 0) + 1
  if sign == 0 then return end
  count(sign, 'zones', zone .. ':visits', 1)
  count(sign, 'arrivals:' .. zone, minute(at), 1)
end

local function end_stay(walk, sign, zone, at, how)
  local dwell = at - walk.since[zone]
  walk.since[zone] = nil
  if sign == 0 then return end
  count(sign, 'zones', zone .. ':stays', 1)
  count(sign, 'zones', zone .. ':dwell_ms', dwell)
  count(sign, 'zones', zone .. ':' .. dwell_bucket(dwell), 1)
  if how ~= 'scanned' then count(sign, 'zones', zone .. ':' .. how, 1) end
  count(sign, 'zones', zone .. ':occupancy', -1)
  count(sign, 'net:' .. zone, minute(at), -1)
end

-- `left` is the zone of an `out`; `closing` says that the venue was swept.
local function move(walk, sign, to, at, left, closing)
  local from = walk.position
  if to == from then return end
  local before, after = around(from), around(to)
  for _, zone in ipairs(before.chain) do
    if not after.within[zone] then
      local how = 'inferred'
      if closing then
        how = 'closing'
      elseif left and layout(zone).within[left] then
        how = 'scanned'
      end
      end_stay(walk, sign, zone, at, how)
    end
  end
  for _, zone in ipairs(after.chain) do
    if not before.within[zone] then
      walk.since[zone] = at
      count_visit(walk, sign, zone, at)
      if sign ~= 0 then
        count(sign, 'zones', zone .. ':occupancy', 1)
        count(sign, 'net:' .. zone, minute(at), 1)
      end
    end
  end
  walk.position = to
  if sign == 0 then return end
  if from ~= AWAY then count(sign, 'zones', from .. ':direct', -1) end
  if to ~= AWAY then count(sign, 'zones', to .. ':direct', 1) end
  count(sign, 'flow', from .. '>' .. to, 1)
end

local function step(walk, sign, direction, zone, at)
  if direction == 'in' then
    move(walk, sign, zone, at)
  elseif direction == 'out' then
    move(walk, sign, parent_of(zone), at, zone)
  else
    count_visit(walk, sign, zone, at)
    local parent = parent_of(zone)
    if parent ~= AWAY and not around(walk.position).within[parent] then move(walk, sign, parent, at) end
  end
end

-- Appends to the log and raises the sequence number, which is the entry's id.
local function append_log(...)
  local seq = redis.call('INCR', key('seq'))
  redis.call('XADD', key('log'), string.format('%.0f-0', seq), ...)
  return string.format('%.0f', seq)  -- Lua's own way of writing a number rounds it at 14 digits
end

-- The last entry of a scan from what the index holds of it: the entry's number and, behind a blank, `fact` or `void`
-- once it is final. Second and third result: that word or '', and the number as text.
local function last_entry(indexed)
  local seq, final = string.match(indexed, '^(%d+) ?(%a*)$')
  local fields = redis.call('XRANGE', key('log'), seq, seq)[1][2]
  local entry = {}
  for i = 1, #fields, 2 do entry[fields[i]] = fields[i + 1] end
  return entry, final, seq
end
