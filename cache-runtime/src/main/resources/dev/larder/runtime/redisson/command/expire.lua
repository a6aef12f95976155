-- KEYS: the key. ARGV: milliseconds. Returns 1 when there was a value, 0 otherwise.
if redis.call('TYPE', KEYS[1]).ok == 'string' and held(KEYS[1]) == 'lease' then
    return { 0 }
end
return { redis.call('PEXPIRE', KEYS[1], ARGV[1]) }
