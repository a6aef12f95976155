-- KEYS: an index set. ARGV: the score of a claim, then the members claimed with it.
-- Removes the members that no load has added again since. Returns their number.
local claim = tonumber(ARGV[1])
local removed = 0
for i = 2, #ARGV do
    local score = redis.call('ZSCORE', KEYS[1], ARGV[i])
    if score and tonumber(score) <= claim then
        removed = removed + redis.call('ZREM', KEYS[1], ARGV[i])
    end
end
return { removed }
