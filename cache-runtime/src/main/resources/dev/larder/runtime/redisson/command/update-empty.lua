-- Takes the key and the arguments of update. Leases an empty key and returns the signature. A near cache may still have a value
-- that has expired here.
local mine = sign(ARGV[1], microseconds() + ARGV[3] * 1000)
local done = redis.pcall('SET', key, NULL .. mine, 'PX', ARGV[3], 'NX')
if done and done.ok then
    removed(ARGV[2], ARGV[4], ARGV[5])
    return mine
end
