package shop

import dev.larder.annotation.Cached
import dev.larder.annotation.Evicts

data class Tag(val text: String)

data class User(val id: Long, val name: String?, val tags: List<Tag> = listOf())

interface Users {
    @Cached(key = "user:{id}", ttl = "1h", nullTtl = "1m")
    fun find(id: Long): User?

    @Cached(key = "user:{ids}", ttl = "1h", nullTtl = "1m")
    fun findAll(ids: Collection<Long>): Map<Long, User>

    @Cached(key = "users:tagged:{tag.text}", ttl = "1h")
    fun tagged(tag: Tag): List<User>

    @Evicts(pattern = ["user:{user.id}", "users:tagged:*"])
    fun save(user: User)
}
