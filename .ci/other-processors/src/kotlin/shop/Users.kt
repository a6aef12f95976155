package shop

import dev.larder.annotation.Cached
import dev.larder.annotation.Evicts
import dev.larder.annotation.Updates
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage

data class Tag(val text: String)

@JvmInline
value class Email(val text: String)

data class User(
    val id: Long,
    val name: String?,
    val tags: List<Tag> = listOf(),
    val isVip: Boolean = false,
    val email: Email = Email("ada@example.org"),
)

/** Not final, so that Kotlin writes parameters of it with wildcards. */
open class Group(val name: String) {
    override fun equals(other: Any?) = other is Group && other.name == name

    override fun hashCode() = name.hashCode()
}

@Suppress("larder.EvictionIncomplete")
interface Users {
    @Cached(key = "user:{id}", ttl = TTL, nullTtl = "1m")
    fun find(id: Long): User?

    @Cached(key = "user:{ids}", ttl = TTL, nullTtl = "1m")
    fun findAll(ids: Collection<Long>): Map<Long, User>

    @Cached(key = "users:tagged:{tag.text}", ttl = TTL)
    fun tagged(tag: Tag): List<User>

    @Cached(key = "users:in:{groups.name}", ttl = TTL)
    fun inGroups(groups: Collection<Group>): Map<Group, MutableList<User>>

    @Cached(key = "users:any:{groups|sha256}", ttl = TTL)
    fun inAny(groups: List<Group>): List<User>

    @Cached(key = "users:page:{page}:{size}", ttl = TTL)
    fun page(page: Int, size: Int = 10): List<User>

    @Cached(key = "users:vip:{id}", ttl = TTL)
    fun vip(id: Long): Boolean = find(id)?.isVip ?: false

    @get:Cached(key = "users:count", ttl = TTL)
    val count: Int

    @Cached(key = "users:initials:{\$this\$initials.id}", ttl = TTL)
    fun User.initials(): String

    @Cached(ttl = TTL)
    fun later(id: Long): CompletionStage<User>

    @Updates(key = "user:{user.id}", ttl = TTL)
    fun rename(user: User): User

    @Evicts(pattern = ["user:{user.id}", "users:*"])
    fun save(user: User)

    @Evicts(pattern = ["user:{ids}"])
    fun remove(vararg ids: Long): CompletableFuture<Unit>

    suspend fun awaited(id: Long): User?

    companion object {
        const val TTL = "1h"
    }
}
