package negative;

import dev.larder.annotation.*;
import jakarta.transaction.Transactional.TxType;
import org.springframework.transaction.annotation.*;

interface Users {
    @Transactional(propagation = Propagation.MANDATORY)
    @Cached(key = "a:{id}", ttl = "1h", near = "30s") // warning: NearInTransaction
    String spring(long id);

    @jakarta.transaction.Transactional(TxType.MANDATORY)
    @Cached(key = "b:{id}", ttl = "1h", near = "30s") // warning: NearInTransaction
    String jakarta(long id);

    @Inside
    @Cached(key = "c:{id}", ttl = "1h", near = "30s") // warning: NearInTransaction
    String composed(long id);

    // The transaction may begin behind the cache.

    @Transactional
    @Cached(key = "d:{id}", ttl = "1h", near = "30s")
    String plain(long id);

    @jakarta.transaction.Transactional
    @Cached(key = "e:{id}", ttl = "1h", near = "30s")
    String plainToo(long id);

    @Transactional(propagation = Propagation.MANDATORY)
    @Cached(key = "f:{id}", ttl = "1h")
    String withoutNear(long id);
}

@Transactional(propagation = Propagation.MANDATORY)
interface Accounts {
    @Cached(key = "g:{id}", ttl = "1h", near = "30s") // warning: NearInTransaction
    String inherited(long id);

    @Transactional(propagation = Propagation.SUPPORTS)
    @Cached(key = "h:{id}", ttl = "1h", near = "30s")
    String overridden(long id);
}

@Transactional(propagation = Propagation.MANDATORY)
@interface Inside {}
