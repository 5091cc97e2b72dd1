using System.Text;
using Whence.Articles;

namespace Whence.Tests.Articles;

/// <summary>Invented pages.</summary>
internal static class Pages
{
    public const string Paragraphs = """
        <p>HALVORSUND, Norland (AP) — The harbour of Halvorsund reopened on Monday, the port authority said, after a storm had closed it for three days.</p>
        <p>The first ferry left at noon with forty passengers on board, and the queue reached the old customs house, a sight that few in the town remembered.</p>
        <p>"We had food for two more days," said Ola Brandt, who runs the island's only shop and had watched the forecast through the weekend.</p>
        <p>The authority expects the last of the damaged cranes to be repaired by the end of the month, although it warned that spare parts were scarce.</p>
        """;

    public const string News = $"""
        <!doctype html><html lang="en-GB"><head><title>Harbour reopens after storm | Harbour Post</title>
        <meta property="og:site_name" content="Harbour Post"><meta property="og:title" content="Harbour reopens after storm - Harbour Post">
        <link rel="canonical" href="https://www.harbour.example/news/2020/04/20/harbour?utm_source=x">
        <script type="application/ld+json">/*<![CDATA[*/ </script>
        <script type="application/ld+json">{JsonLd}</script></head>
        <body class="has-sidebar"><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
        <main><article><h1>Harbour reopens after storm</h1><p class="standfirst">Ferries sail again from Halvorsund after three days.</p>
        <div class="byline">By <a rel="author" href="/ida">Ida Wren</a></div><time datetime="2020-04-20T21:49:00-04:00">April 20, 2020 9:49 PM EDT</time>
        <figure><img src="a.jpg"><figcaption>Passengers wait at the quay on Monday. <span class="credit">Photo: Tom Okoye/Wirepix</span></figcaption></figure>
        <div class="article-body">{Paragraphs}
        <p><a href="/b">READ MORE: Ten storms that closed the harbour</a></p>
        <p>Sailings to the outer islands start again on Thursday, according to the timetable that the ferry company published on its site.</p></div>
        </article></main><aside class="sidebar"><h3>Most read</h3><a href="/c">The mayor's cat is back</a></aside>
        <section class="comments"><p>I was there on Monday and the queue was much longer than that, believe me, it reached the church.</p></section>
        <footer><p>© 2020 Harbour Post. All rights reserved.</p></footer></body></html>
        """;

    private const string JsonLd = """{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Harbour Post"},{"@type":"NewsArticle","headline":"Harbour reopens after storm","datePublished":"2020-04-21T01:49:00Z","author":[{"@type":"Person","name":"Ida Wren"}],},]};""";

    public static Article Find(string html, string? url = null) => ArticleFinder.Find(new RawPage(Encoding.UTF8.GetBytes(html)) { Given = new GivenFacts { Url = url } });
}
