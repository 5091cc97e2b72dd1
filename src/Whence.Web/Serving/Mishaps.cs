using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Whence.Web.Api;
using Whence.Web.Cases;
using Whence.Web.Pages;

namespace Whence.Web.Serving;

/// <summary>Turns what goes wrong, and addresses that lead nowhere, into pages that say so.</summary>
internal sealed class Mishaps(RequestDelegate next, OpenCase open, Session session)
{
    /// <summary>SQLite's codes for a damaged file.</summary>
    private const int Corrupt = 11, NotADatabase = 26;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (ArgumentException e) when (e.ParamName == "cursor" && !context.Response.HasStarted)
        {
            await Say(context, StatusCodes.Status400BadRequest, "No such place in the list", "The address names a place in a list that this case never gave.", context.Request.Path).ConfigureAwait(false);
            return;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase && !context.Response.HasStarted)
        {
            await Say(context, StatusCodes.Status500InternalServerError, "The file of this case is damaged", $"Nothing was changed. `whence verify` says what is damaged; a copy of the folder from before is the way back. SQLite says: {e.Message}").ConfigureAwait(false);
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException && !context.Response.HasStarted)
        {
            await Say(context, StatusCodes.Status500InternalServerError, "This page failed", $"The case is unharmed. What went wrong: {e.GetType().Name}: {e.Message}").ConfigureAwait(false);
            return;
        }

        if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentLength: null })
            await Say(context, StatusCodes.Status404NotFound, "Not in this case", "Nothing stands at this address. It may belong to another case, or have been forgotten.").ConfigureAwait(false);
    }

    private Task Say(HttpContext context, int status, string title, string words, string? again = null)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return Problem.Write(context, status, title, words);
        View view = new(open, context.Request.Path, context.Request.QueryString.Value ?? "", session.FormToken);
        return Drawn.Page<MessagePage>(status, view, ("Title", title), ("Words", words), ("Again", again)).ExecuteAsync(context);
    }
}
