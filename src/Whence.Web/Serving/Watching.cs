using System.Globalization;
using Microsoft.AspNetCore.Http;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Searching;
using Whence.Store.Queries.Syndication;
using Whence.Web.Pages;

namespace Whence.Web.Serving;

/// <summary>The page of what is followed and its forms. Each form answers with 303, so that reloading repeats nothing.</summary>
internal static class Watching
{
    private const int MostAlerts = 200;

    public static Drawn Page(HttpContext http) =>
        Drawn.Page<WatchesPage>(Routes.View(http), ("Said", Words(http.Asked("said"))), ("Bad", http.Asked("said") is "unclear" or "unknown"));

    public static async Task<IResult> Add(HttpContext http)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            Routes.Case(http).Watch(Enum.TryParse(form["kind"], ignoreCase: true, out WatchKind kind) && Enum.IsDefined(kind) ? kind : WatchKind.Search, form["what"].ToString().Trim());
            return Adding.SeeOther(http, "/watches?said=added");
        }
        catch (SearchSyntaxException)
        {
            return Adding.SeeOther(http, "/watches?said=unclear");
        }
        catch (ArgumentException)
        {
            return Adding.SeeOther(http, "/watches?said=unknown");
        }
    }

    public static Task<IResult> See(HttpContext http) => Change(http, (open, id) => open.SeeWatch(id), "seen");

    public static Task<IResult> Remove(HttpContext http) => Change(http, (open, id) => open.RemoveWatch(id), "removed");

    /// <summary>The last alerts as a feed.</summary>
    public static IResult Feed(HttpContext http) => Leaving.Export(http, label =>
        Routes.Download(AtomFeed.OfAlerts(Routes.Case(http).LastAlerts(MostAlerts), Routes.Case(http).Watched(), Routes.Case(http).Name, label), "application/atom+xml", "watches.atom"));

    private static async Task<IResult> Change(HttpContext http, Action<Cases.OpenCase, long> change, string said)
    {
        IFormCollection form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        if (long.TryParse(form["id"], NumberStyles.None, CultureInfo.InvariantCulture, out long id)) change(Routes.Case(http), id);
        return Adding.SeeOther(http, "/watches?said=" + said);
    }

    private static string? Words(string? said) => said switch
    {
        "added" => "Watched from now on.",
        "unclear" => "This search cannot be understood: try it on the search page, which says why.",
        "unknown" => "Nothing was added: it is not in this case, or there are too many watches.",
        "seen" => "Marked as seen.",
        "removed" => "Watched no longer.",
        _ => null,
    };
}
