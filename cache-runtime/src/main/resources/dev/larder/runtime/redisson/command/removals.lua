-- Collects what a run removes from near caches, and tells it at the end of the run by as few messages as possible. A server
-- that does not let the user publish keeps nothing from being removed.
local HASHES = 256
local hashes, channels, start = {}, '', ''

-- Takes the hash of a key, the channels separated by line feeds, and what a message begins with. Without channels nothing is
-- told.
local function removed(hash, to, head)
    if hash ~= '' and to ~= '' then
        hashes[#hashes + 1], channels, start = hash, to, head
    end
end

local function tell()
    for first = 1, #hashes, HASHES do
        local message = start .. table.concat(hashes, '', first, math.min(first + HASHES - 1, #hashes))
        for channel in string.gmatch(channels, '[^\n]+') do
            redis.pcall('PUBLISH', channel, message)
        end
    end
end
