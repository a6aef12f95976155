-- KEYS: the set of traces. ARGV: keys. Returns for each key the milliseconds within which it was not evicted, 0 when that is not
-- known. From the first question on the set is complete.
local set = KEYS[1]
local since = redis.call('ZSCORE', set, COMPLETE)
if not since then
    redis.pcall('ZADD', set, number(now), COMPLETE)
end

local function left(name)
    return tonumber(redis.call('ZSCORE', set, name) or 0)
end

local all = math.max(tonumber(since or now), left(ALL))
local replies = {}
for i, key in ipairs(ARGV) do
    local latest = math.max(all, left('k' .. key))
    local colon = string.find(key, ':', 1, true)
    while colon do
        latest = math.max(latest, left('p' .. string.sub(key, 1, colon)))
        colon = string.find(key, ':', colon + 1, true)
    end
    -- A millisecond that has begun does not count.
    replies[i] = math.max(0, now - latest - 1)
end
return replies
