-- KEYS: the key. ARGV: id as 32 characters. Returns 1 when a lease of this id was there.
-- The contents are neither returned nor copied, since they may be large: behind a value, a lease that has ended takes the
-- place of the signature.
local content, signature = held(KEYS[1])
if not signature or string.sub(signature, 1, ID) ~= ARGV[1] then
    return { 0 }
end
if content == 'lease' then
    redis.call('UNLINK', KEYS[1])
else
    append(KEYS[1], string.rep(' ', SIGNATURE), signature)
end
return { 1 }
