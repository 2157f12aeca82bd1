-- Purpose: visitors' paths and what a change within one makes different, put behind walk.lua in the scripts that count.
-- KEYS:    as in walk.lua
-- ARGV:    none of its own.
-- Output:  none; it defines local functions.

-- Paths: a sorted set a visitor, scored by time; equal times are ordered by the member, which starts with the
-- scan's id and a blank (a blank sorts before every character that a scan's id may have).
local function path_key(visitor) return key('path:' .. visitor) end

local function member(scan_id, zone, direction) return scan_id .. ' ' .. zone .. ' ' .. direction end

-- Scans of a path from one rank to another, both included, in order.
local function read_path(visitor, first, last)
  local scans = {}
  local raw = redis.call('ZRANGE', path_key(visitor), first, last, 'WITHSCORES')
  for i = 1, #raw, 2 do
    local id, zone, direction = string.match(raw[i], '^(%S+) (%S+) (%S+)$')
    scans[#scans + 1] = {at = tonumber(raw[i + 1]), id = id, zone = zone, direction = direction}
  end
  return scans
end

local function all_closings()
  local closings = {}
  for _, at in ipairs(redis.call('ZRANGE', key('closings'), 0, -1)) do closings[#closings + 1] = tonumber(at) end
  return closings
end

-- Sweeps a walk at each closing after one instant and not after another: a closing comes before a scan of its instant.
local function sweep(walk, sign, closings, after, last)
  for _, closing in ipairs(closings) do
    if closing > after and closing <= last then move(walk, sign, AWAY, closing, nil, true) end
  end
end

local function swept_between(closings, after, last)
  for _, closing in ipairs(closings) do
    if closing > after and closing <= last then return true end
  end
  return false
end

-- Walks a visitor's whole stored path; it counts nothing.
local function walk_path(visitor, closings)
  local walk, last = new_walk(), -1
  for _, scan in ipairs(read_path(visitor, 0, -1)) do
    sweep(walk, 0, closings, last, scan.at)
    step(walk, 0, scan.direction, scan.zone, scan.at)
    walk.at, walk.id, last = scan.at, scan.id, scan.at
  end
  sweep(walk, 0, closings, last, math.huge)
  return walk
end

local function load_walk(visitor)
  local packed = redis.call('HGET', key('walks'), visitor)
  if not packed then return new_walk() end
  local walk = cmsgpack.unpack(packed)
  -- Before visits were counted a walk told only which zones were seen.
  return walk.visits and walk or walk_path(visitor, all_closings())
end

-- Keeps a walk, and with it who is where (`inside:ZONE`).
local function save_walk(visitor, walk, position_before)
  if walk.at < 0 then
    redis.call('HDEL', key('walks'), visitor)
  else
    redis.call('HSET', key('walks'), visitor, cmsgpack.pack(walk))
  end
  if walk.position ~= position_before then
    if position_before ~= AWAY then redis.call('SREM', key('inside:' .. position_before), visitor) end
    if walk.position ~= AWAY then redis.call('SADD', key('inside:' .. walk.position), visitor) end
  end
end

-- A late scan changes a path from its own place to where the walks with and without it meet again, so only that part
-- is walked. Scans are read by so many, then by twice as many, and so on.
local FIRST_READ = 8

-- The walk just before a place in a path: `rank` is how many scans come before it, `at` its time. Goes back to where
-- the visitor was away for certain, and walks on from there.
local function walk_before(visitor, rank, at, closings)
  local behind, next_at, reading = {}, at, FIRST_READ
  while rank > 0 do
    local first = math.max(0, rank - reading)
    local scans = read_path(visitor, first, rank - 1)
    for i = #scans, 1, -1 do
      local scan = scans[i]
      if swept_between(closings, scan.at, next_at) or (scan.direction == 'out' and parent_of(scan.zone) == AWAY) then
        first = 0
        break
      end
      behind[#behind + 1], next_at = scan, scan.at
    end
    rank, reading = first, reading * 2
  end
  local walk = new_walk()
  for i = #behind, 1, -1 do step(walk, 0, behind[i].direction, behind[i].zone, behind[i].at) end
  return walk
end

local function copy(walk)
  local since = {}
  for zone, at in pairs(walk.since) do since[zone] = at end
  return {position = walk.position, since = since, visits = {}}
end

-- Whether two walks go on alike.
local function meet(old, new)
  if old.position ~= new.position then return false end
  for zone, at in pairs(old.since) do
    if new.since[zone] ~= at then return false end
  end
  return true
end

-- Walks on over what follows the instant `at`, scans from the rank `next`, until both meet; false if they never do.
local function walk_on(visitor, old, new, at, next, closings)
  local reading = FIRST_READ
  while true do
    local scans = read_path(visitor, next, next + reading - 1)
    for _, scan in ipairs(scans) do
      sweep(old, -1, closings, at, scan.at)
      sweep(new, 1, closings, at, scan.at)
      if meet(old, new) then return true end
      step(old, -1, scan.direction, scan.zone, scan.at)
      step(new, 1, scan.direction, scan.zone, scan.at)
      at = scan.at
    end
    if #scans < reading then break end
    next, reading = next + reading, reading * 2
  end
  sweep(old, -1, closings, at, math.huge)
  sweep(new, 1, closings, at, math.huge)
  return meet(old, new)
end

-- A visitor with at least one visit is one of a zone's `unique`.
local function settle_visits(stored, sign, visits)
  for zone, n in pairs(visits) do
    local before = stored.visits[zone] or 0
    local after = before + sign * n
    if before == 0 then count(1, 'zones', zone .. ':unique', 1) end
    if after == 0 then count(-1, 'zones', zone .. ':unique', 1) end
    stored.visits[zone] = after > 0 and after or nil
  end
end

-- Counts what one event on a path, `happens(walk, sign)`, makes different: `sign` is 1 if it comes in and -1 if it
-- goes. `before` is the walk up to it; what follows starts at the rank `next`, which is nil where nothing does.
local function recount(visitor, stored, before, happens, sign, at, next, closings)
  local old, new = copy(before), copy(before)
  happens(sign > 0 and new or old, sign)
  if next == nil or not walk_on(visitor, old, new, at, next, closings) then
    stored.position, stored.since = new.position, new.since
  end
  settle_visits(stored, -1, old.visits)
  settle_visits(stored, 1, new.visits)
end

local function passing(zone, direction, at)
  return function(walk, sign) step(walk, sign, direction, zone, at) end
end

-- Puts a scan into a visitor's path and counts it; the walk up to it.
local function insert_scan(visitor, scan_id, zone, direction, at)
  local stored, closings = load_walk(visitor), all_closings()
  local position_before = stored.position
  local entry = member(scan_id, zone, direction)
  local newest = at > stored.at or (at == stored.at and scan_id > stored.id)
  redis.call('ZADD', path_key(visitor), string.format('%.0f', at), entry)
  local before
  if newest and not swept_between(closings, at, math.huge) then
    -- The newest scan goes on from the stored walk: its cost does not grow with the path.
    before = copy(stored)
    recount(visitor, stored, before, passing(zone, direction, at), 1, at)
  else
    local rank = redis.call('ZRANK', path_key(visitor), entry)
    before = walk_before(visitor, rank, at, closings)
    recount(visitor, stored, before, passing(zone, direction, at), 1, at, rank + 1, closings)
  end
  if newest then stored.at, stored.id = at, scan_id end
  save_walk(visitor, stored, position_before)
  return before
end

-- Takes a scan out of a visitor's path and counts the difference.
local function remove_scan(visitor, scan_id, zone, direction, at)
  local entry = member(scan_id, zone, direction)
  local rank = redis.call('ZRANK', path_key(visitor), entry)
  if not rank then return end
  local stored, closings = load_walk(visitor), all_closings()
  local position_before = stored.position
  redis.call('ZREM', path_key(visitor), entry)
  local before = walk_before(visitor, rank, at, closings)
  recount(visitor, stored, before, passing(zone, direction, at), -1, at, rank, closings)
  local newest = read_path(visitor, -1, -1)[1] or {at = -1, id = ''}
  stored.at, stored.id = newest.at, newest.id
  save_walk(visitor, stored, position_before)
end
