-- The key, and the arguments of store. Stores in a place that was empty when it was leased, which is there for no longer
-- than the lease; returns 1.
if redis.pcall('GET', key) == NULL .. ARGV[1] then
    local done = redis.pcall('SET', key, ARGV[2], 'PX', ARGV[3])
    return done.ok and 1
end
