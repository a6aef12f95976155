-- KEYS: the set of a tag. ARGV: the milliseconds that the trace of this eviction lasts, and the maximum number of members.
-- Leaves the trace, by which a value that was loaded before is refused under this tag. It is a member like the keys, whose score
-- tells the moment to the microsecond. Returns the first members with their scores, in ascending order, perhaps with the trace.
redis.call('ZADD', KEYS[1], 'GT', string.format('%.3f', microseconds() / 1000 + ARGV[1]), '*')
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
