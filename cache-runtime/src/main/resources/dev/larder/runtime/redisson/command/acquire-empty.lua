-- Takes the key and the arguments of acquire. Leases an empty key and returns the signature.
local id, lease = ARGV[1], ARGV[2]
if ARGV[3] == 'refresh' then
    return nil
end
local mine = sign(id, microseconds() + lease * 1000)
local done = redis.pcall('SET', key, NULL .. mine, 'PX', lease, 'NX')
return done and done.ok and mine
