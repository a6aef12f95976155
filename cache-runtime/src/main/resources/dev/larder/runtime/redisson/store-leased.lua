-- The key, and where its arguments begin. Stores in a place that was empty when it was leased, which is there for no
-- longer than the lease; returns 1.
if redis.pcall('GET', key) == NULL .. ARGV[first] then
    local done = redis.pcall('SET', key, ARGV[first + 1], 'PX', ARGV[first + 2])
    return done.ok and 1
end
