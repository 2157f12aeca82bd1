-- Purpose: what the scripts of `footfall reconcile` share, put behind walk.lua: whether what later scans build on
--          (paths, walks, positions) stands as it should, and what the log says since an entry.
-- KEYS:    as in walk.lua
-- ARGV:    none of its own.
-- Output:  none; it defines local functions.

local function same(a, b)
  if type(a) ~= 'table' or type(b) ~= 'table' then return a == b end
  for name, value in pairs(a) do
    if not same(value, b[name]) then return false end
  end
  for name in pairs(b) do
    if a[name] == nil then return false end
  end
  return true
end

-- A visitor's path as members with their times behind them.
local function stored_path(visitor) return redis.call('ZRANGE', path_key(visitor), 0, -1, 'WITHSCORES') end

-- Whether the stored walk is what walking the stored path gives, which must be in order; second result: that walk,
-- nil for an empty path. Walks are compared whole, whatever is in them.
local function walk_fits(visitor, path, closings)
  local packed = redis.call('HGET', key('walks'), visitor)
  if #path == 0 then return not packed, nil end
  local walk = walk_path(visitor, closings)
  if not packed then return false, walk end
  local readable, stored = pcall(cmsgpack.unpack, packed)
  return readable and same(stored, cmsgpack.unpack(cmsgpack.pack(walk))), walk
end

-- Which visitors and which scans the log speaks of after an entry. `everybody` says that it is not only first
-- entries of scans: a fact, a void or a closing may concern visitors that it does not name. What is disputed changes nothing.
local function spoken_of_since(seq)
  local visitors, scans, everybody = {}, {}, false
  for _, entry in ipairs(redis.call('XRANGE', key('log'), '(' .. seq .. '-0', '+')) do
    local fields = entry[2]
    for i = 1, #fields, 2 do
      local name, value = fields[i], fields[i + 1]
      if name == 'visitor' then
        visitors[value] = true
      elseif name == 'scan_id' then
        scans[value] = true
      elseif name == 'kind' and value ~= 'scan' and value ~= 'disputed' then
        everybody = true
      end
    end
  end
  return visitors, scans, everybody
end
