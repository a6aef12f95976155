-- KEYS: the set of a tag and, where this server has it too, the register of tags with its head. ARGV: the milliseconds that the
-- trace of this eviction lasts, the maximum number of members, and the arguments of index for the register.
-- Leaves the trace, by which a value that was loaded before is refused under this tag. It is a member like the keys, whose score
-- tells the moment to the microsecond. Returns what index returns, and all members, perhaps with the trace; where there are more,
-- the first ones with their scores, in ascending order, and 1.
redis.call('ZADD', KEYS[1], 'GT', string.format('%.3f', microseconds() / 1000 + ARGV[1]), '*')
local claimed = KEYS[2] and index({ KEYS[2] }, { unpack(ARGV, 3) }) or {}
local members = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '+inf', 'LIMIT', 0, ARGV[2])
if #members < tonumber(ARGV[2]) then
    return { claimed, members }
end
return { claimed, redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2]), 1 }
