-- The key, and where its arguments begin. Leases a place where nothing is; returns the signature.
local id, lease = ARGV[first], ARGV[first + 1]
if ARGV[first + 2] == 'refresh' then
    return nil
end
local mine = sign(id, microseconds() + lease * 1000)
local done = redis.pcall('SET', key, NULL .. mine, 'PX', lease, 'NX')
return done and done.ok and mine
