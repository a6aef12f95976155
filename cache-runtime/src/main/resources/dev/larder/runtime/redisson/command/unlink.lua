-- Removes keys that a cluster has moved, and tells it where they are now. KEYS: the keys. ARGV: the channels, separated by line
-- feeds, and the message that tells near caches of the removal. A server that does not let the user publish removes the keys all
-- the same. Returns how many keys there were.
local count = redis.pcall('UNLINK', unpack(KEYS))
if type(count) == 'table' then
    return count
end
for channel in string.gmatch(ARGV[1], '[^\n]+') do
    redis.pcall('PUBLISH', channel, ARGV[2])
end
return { count }
