-- The traces of evictions: a sorted set of what was evicted, by the milliseconds of this server's clock. A member is 'k' and a
-- key, 'p' and the prefix of a group with its ':', or '*' for all keys. The member '#' tells since when the set is complete, so
-- that a set which was lost is known to be.
local COMPLETE, ALL = '#', '*'
-- Traces are dropped in every so many milliseconds only, since that takes a server as long as all the rest.
local EACH, PRUNED = 8, 64
local moment = redis.call('TIME')
local now = moment[1] * 1000 + math.floor(moment[2] / 1000)

local function number(value)
    return string.format('%.0f', value)
end

-- Drops the traces of the lowest scores; returns the highest of these, or nothing.
local function drop(set, members)
    local dropped, highest = {}, nil
    for i = 1, #members, 2 do
        if members[i] ~= COMPLETE then
            dropped[#dropped + 1] = members[i]
            highest = members[i + 1]
        end
    end
    if #dropped > 0 then
        redis.call('ZREM', set, unpack(dropped))
    end
    return highest
end

-- Adds traces, and drops some that are over. A time never falls. A server without memory for them forgets all, since a trace that
-- is missing must not look like none.
local function leave(set, names, lasting, largest)
    local scored, at = {}, number(now)
    for _, name in ipairs(names) do
        scored[#scored + 1] = at
        scored[#scored + 1] = name
    end
    local added = redis.pcall('ZADD', set, 'GT', unpack(scored))
    if type(added) == 'table' then
        redis.call('UNLINK', set)
        return
    end
    if now % EACH ~= 0 then
        return
    end
    local most = EACH * #names + PRUNED
    local over = '(' .. number(now - lasting)
    local since = drop(set, redis.call('ZRANGEBYSCORE', set, '-inf', over, 'WITHSCORES', 'LIMIT', 0, most))
    local excess = redis.call('ZCARD', set) - largest
    if excess > 0 then
        local oldest = redis.call('ZRANGEBYSCORE', set, '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, math.min(excess, most) + 1)
        since = drop(set, oldest) or since
    end
    if since then
        redis.call('ZADD', set, 'XX', 'GT', since, COMPLETE)
    end
end
