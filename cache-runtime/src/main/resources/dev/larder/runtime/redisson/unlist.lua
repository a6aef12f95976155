-- KEYS: a sorted set of keys. ARGV: the score of a claim, then members claimed with it.
-- Removes those that were not listed anew since. Returns how many.
local claim = tonumber(ARGV[1])
local removed = 0
for i = 2, #ARGV do
    local score = redis.call('ZSCORE', KEYS[1], ARGV[i])
    if score and tonumber(score) <= claim then
        removed = removed + redis.call('ZREM', KEYS[1], ARGV[i])
    end
end
return { removed }
