-- KEYS: the key. ARGV: milliseconds. Returns 1 when there was a value, 0 otherwise.
if redis.call('TYPE', KEYS[1]).ok == 'string' then
    local value, signature = split(redis.call('GET', KEYS[1]))
    if signature and value == NULL then
        return { 0 }
    end
end
return { redis.call('PEXPIRE', KEYS[1], ARGV[1]) }
