package shop

import dev.larder.runtime.Larder
import dev.larder.runtime.memory.InMemoryCacheStore
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage

/** Counts the calls that reach it. */
private class Database : Users {
    val calls = mutableListOf<String>()

    private fun user(id: Long) = User(id, if (id == 2L) null else "Ada", listOf(Tag("new")), true, Email("$id@example.org"))

    private fun <T> called(name: String, result: T): T = result.also { calls += name }

    override fun find(id: Long) = called("find", if (id == 404L) null else user(id))

    override fun findAll(ids: Collection<Long>) = called("findAll", ids.associateWith(::user))

    override fun tagged(tag: Tag) = called("tagged", listOf(user(1)))

    override fun inGroups(groups: Collection<Group>) = called("inGroups", groups.associateWith { mutableListOf(user(1)) })

    override fun inAny(groups: List<Group>) = called("inAny", listOf(user(1)))

    override fun page(page: Int, size: Int) = called("page", List(size) { user(it.toLong()) })

    override fun vip(id: Long) = called("vip", super.vip(id))

    override val count get() = called("count", 7)

    override fun User.initials() = called("initials", name.orEmpty().take(1))

    override fun later(id: Long): CompletionStage<User> = called("later", CompletableFuture.completedFuture(user(id)))

    override fun rename(user: User) = called("rename", user)

    override fun save(user: User) = called("save", Unit)

    override fun remove(vararg ids: Long) = called("remove", CompletableFuture.completedFuture(Unit))

    override suspend fun awaited(id: Long) = called("awaited", user(id))
}

fun main() {
    val database = Database()
    Larder.builder().store(InMemoryCacheStore.create()).open().use { larder ->
        val users: Users = larder.cached(Users::class.java, database)
        fun <T> once(name: String, call: () -> T) {
            database.calls.clear()
            val first = call()
            database.calls.removeAll { it != name }
            check(database.calls == listOf(name)) { "$name: loaded by ${database.calls}" }
            database.calls.clear()
            val second = call()
            check(database.calls.isEmpty()) { "$name: not cached" }
            check(first == second) { "$name: $first came back as $second" }
        }
        once("find") { users.find(1) }
        once("find") { users.find(404) }
        once("findAll") { users.findAll(listOf(7L, 8L)) }
        once("tagged") { users.tagged(Tag("new")) }
        once("inGroups") { users.inGroups(listOf(Group("a"), Group("b"))) }
        once("inAny") { users.inAny(listOf(Group("a"), Group("b"))) }
        once("page") { users.page(1) }
        check(users.page(1, 10).size == 10 && database.calls.isEmpty()) { "page: default argument" }
        once("vip") { users.vip(1) }
        once("count") { users.count }
        once("initials") { with(users) { User(5, "Grace").initials() } }
        once("later") { users.later(9).toCompletableFuture().join() }
        users.rename(User(1, "Grace"))
        check(users.find(1)?.name == "Grace") { "rename: not stored" }
        users.save(User(1, "Ada"))
        once("find") { users.find(1) }
        once("tagged") { users.tagged(Tag("new")) }
        users.remove(1L, 7L).join()
        once("find") { users.find(1) }
    }
    println("works")
}
