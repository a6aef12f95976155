-- Removes keys, and leaves their traces. KEYS: the keys, then the set of traces. ARGV: milliseconds that traces last, the maximum
-- number of traces, the channels, separated by line feeds, and the message that tells near caches of the removal. A server that
-- does not let the user publish removes the keys all the same. Returns how many keys there were.
local names = {}
for i = 1, #KEYS - 1 do
    names[i] = 'k' .. KEYS[i]
end
-- First, since a server without memory takes the traces then.
local count = redis.call('UNLINK', unpack(KEYS, 1, #names))
leave(KEYS[#KEYS], names, tonumber(ARGV[1]), tonumber(ARGV[2]))
for channel in string.gmatch(ARGV[3], '[^\n]+') do
    redis.pcall('PUBLISH', channel, ARGV[4])
end
return { count }
