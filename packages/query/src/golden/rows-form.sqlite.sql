SELECT json_object('title', CAST(t0."title" AS TEXT))
FROM "books" t0
ORDER BY t0."sort" ASC, t0."id" ASC
