package negative;

import dev.larder.annotation.*;
import java.util.*;

record User(long id, String team) {}

record Team(String name) {}

record Content(long id, long store, List<String> tags, List<ContentTitle> titles) {}

record ContentTitle(String language, String text) {}

record Comment(long id, long contentId) {}

record Configuration(String module, long store) {}

interface Users {
    @Cached(key = "user:{id}", ttl = "1h")
    User find(long id);

    @Cached(key = "users:team:{team}", ttl = "10m")
    List<User> inTeam(String team);

    @Cached(key = "teams:all", ttl = "1h")
    List<Team> teams();

    @Cached(key = "names:all", ttl = "1h")
    List<String> names();

    @Evicts(pattern = "user:{user.id}") // warning: EvictionIncomplete
    void save(User user);

    @Updates(key = "user:{user.id}", ttl = "1h") // warning: EvictionIncomplete
    User update(User user);

    @Updates(key = "user:{user.id}", ttl = "1h")
    @Evicts(pattern = "users:team:{user.team}")
    User change(User user);

    @Evicts(pattern = {"user:{id}", "users:*"})
    void delete(long id);

    @Evicts(pattern = {"teams:all", "names:all"})
    void clearTeams();

    @Evicts(pattern = "users:team:{team}") // warning: EvictionIncomplete
    void rename(String team);

    // A new user is in no key of one user, unless its absence is stored.
    @Evicts(pattern = "users:team:{user.team}")
    void add(User user);

    @SuppressWarnings("larder.EvictionIncomplete")
    @Evicts(pattern = "user:{id}")
    void seen(long id);
}

/** The name of a method can say that something else changes than the entity of the key that it evicts. */
interface Contents {
    @Cached(key = "content:{id}", ttl = "1h")
    Content find(long id);

    @Cached(key = "contents:store:{store}", ttl = "1h")
    List<Content> inStore(long store);

    @Cached(key = "contents:all", ttl = "1h")
    List<Content> all();

    @Cached(key = "comment:{id}", ttl = "1h")
    Comment comment(long id);

    @Cached(key = "content:comments:{contentId}", ttl = "1h")
    List<Comment> comments(long contentId);

    @Evicts(pattern = "contents:store:{store}")
    void addFolder(long store, String folder);

    @Evicts(pattern = "contents:store:{store}")
    void removeFolder(long store, String folder);

    @Evicts(pattern = "contents:store:{content.store}")
    void moveFolder(Content content, String folder);

    @Evicts(pattern = "content:{contentId}")
    void removeComments(long contentId);

    @Evicts(pattern = "content:{contentId}")
    void hideContentComment(long contentId, long comment);

    @Evicts(pattern = "content:{content.id}")
    void hideComment(Content content, Comment comment);

    // The entity, a part of it, anything, or a word that says nothing beside the entity's id.
    @Evicts(pattern = "contents:store:{store}") // warning: EvictionIncomplete
    void publishContents(long store);

    @Evicts(pattern = "contents:store:{store}") // warning: EvictionIncomplete
    void importContents(long store, Content content);

    @Evicts(pattern = "content:{id}") // warning: EvictionIncomplete
    void setTags(long id, List<String> tags);

    @Evicts(pattern = "content:{content.id}") // warning: EvictionIncomplete
    void editContentTitle(Content content, ContentTitle title);

    @Evicts(pattern = "content:{id}") // warning: EvictionIncomplete
    void hideContentOnHolidays(long id);

    @Evicts(pattern = "content:{contentId}") // warning: EvictionIncomplete
    void recordVisit(long contentId);

    @Evicts(pattern = "content:{content.id}") // warning: EvictionIncomplete
    void translate(Content content);

    @Evicts(pattern = "content:comments:{comment.contentId}") // warning: EvictionIncomplete
    void hideComment(Comment comment);
}

/** Two services hold one class for two purposes, and a third is about it. */
interface Payments {
    @Cached(key = "payments:configuration:{module}", ttl = "1h")
    Configuration configuration(String module);

    @Cached(key = "payments:configurations", ttl = "1h")
    List<Configuration> configurations();

    @Evicts(pattern = {"payments:configuration:{module}", "payments:configurations"}) // warning: EvictionIncomplete
    void remove(String module);
}

interface Shipping {
    @Cached(key = "shipping:configurations", ttl = "1h")
    List<Configuration> configurations();

    @Evicts(pattern = {"shipping:configurations", "configurations:*"})
    void removeConfiguration(String module);

    @Evicts(pattern = {"shipping:configurations", "configurations:*"})
    void removeShippingModule(Configuration configuration);

    @Evicts(pattern = {"shipping:configurations", "configurations:*"})
    void addConfiguration(Configuration configuration);

    @Evicts(pattern = {"shipping:configurations", "configurations:*"}) // warning: EvictionIncomplete
    void save(Configuration configuration);

    @Evicts(pattern = {"shipping:configurations", "configurations:*"}) // warning: EvictionIncomplete
    void deleteByConfigurationId(long configurationId);
}

interface Configurations {
    @Cached(key = "configurations:store:{store}", ttl = "1h")
    List<Configuration> inStore(long store);
}
