-- Takes the key and the arguments of store. Stores where the key holds the lease and no value; returns 1.
if redis.pcall('GETRANGE', key, 0, #NULL + SIGNATURE) == NULL .. ARGV[1] and deadline(ARGV[1]) > microseconds() then
    local done = redis.pcall('SET', key, ARGV[2], 'PX', ARGV[4])
    return done.ok and 1
end
