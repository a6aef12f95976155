-- KEYS: the key. ARGV: signature. Returns 1 when the lease was there.
local value, signature = split(redis.call('GET', KEYS[1]))
if signature ~= ARGV[1] then
    return { 0 }
end
if value == NULL then
    redis.call('UNLINK', KEYS[1])
else
    redis.call('SET', KEYS[1], value, 'KEEPTTL')
end
return { 1 }
