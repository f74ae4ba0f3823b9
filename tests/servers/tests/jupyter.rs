//! Jupyter Server, through its own `api.yaml`: Swagger 2.0, without operation ids.

use jupyter::runtime::{Json, Response};
use jupyter::types::{Contents, ContentsType, GetContentType, Kernel, Session};
use jupyter::{Client, Error};
use seamstress_servers::{Result, url};

/// Its document says nothing of credentials, though the server wants one.
fn client(token: &str) -> Result<Client> {
    let client = Client::builder()
        .base_url(url("jupyter")?)
        .header("Authorization", &format!("token {token}"));
    Ok(client.build()?)
}

fn signed_in() -> Result<Client> {
    client("sesame")
}

async fn put_text(client: &Client, path: &str, text: &str) -> std::result::Result<Contents, Error> {
    let call = client.contents().replace(path);
    call.kind("file").format("text").content(text).send().await
}

async fn read(client: &Client, path: &str) -> std::result::Result<Response<Contents>, Error> {
    let call = client.contents().get(path).content(1);
    call.send().with_response().await
}

#[tokio::test]
async fn a_file_is_written_read_moved_and_deleted() -> Result {
    let client = signed_in()?;
    let written = put_text(&client, "a file.txt", "one\n").await?;
    assert_eq!(
        (&*written.name, written.kind),
        ("a file.txt", ContentsType::File)
    );
    assert_eq!(written.size, Some(4));

    let found = read(&client, "a file.txt").await?;
    assert_eq!(found.value.content, "one\n");
    assert_eq!(found.value.format, "text");
    assert!(found.gaps.is_empty(), "{:?}", found.gaps);

    let call = client.contents().update("a file.txt");
    let moved = call.body_path("ünïcode #2?.txt").send().await?;
    assert_eq!(moved.path, "ünïcode #2?.txt");
    let gone = read(&client, "a file.txt").await.expect_err("it was moved");
    assert_eq!(gone.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(
        read(&client, "ünïcode #2?.txt").await?.value.content,
        "one\n"
    );

    client.contents().delete("ünïcode #2?.txt").send().await?;
    assert!(read(&client, "ünïcode #2?.txt").await.is_err());
    Ok(())
}

/// The document requires texts for what is null unless it is asked for.
#[tokio::test]
async fn what_was_not_asked_for_is_null_and_a_gap() -> Result {
    let client = signed_in()?;
    put_text(&client, "nulls.txt", "text").await?;
    let call = client.contents().get("nulls.txt").content(0);
    let found = call.send().with_response().await?;
    assert_eq!((&*found.value.content, &*found.value.format), ("", ""));
    let paths: Vec<String> = found.gaps.iter().map(|gap| gap.path(&found.body)).collect();
    assert!(paths.contains(&"$.content".to_owned()), "{paths:?}");
    assert!(paths.contains(&"$.format".to_owned()), "{paths:?}");
    Ok(())
}

/// The root folder has an empty path, which `jupyter.toml` allows.
#[tokio::test]
async fn the_root_folder_is_listed() -> Result {
    let client = signed_in()?;
    put_text(&client, "in the root.txt", "text").await?;
    let root = read(&client, "").await?.value;
    assert_eq!(root.kind, ContentsType::Directory);
    assert_eq!(root.path, "");
    assert!(root.content.contains("in the root.txt"));
    Ok(())
}

/// The document says that `content` is a text; that of a folder is a list.
#[tokio::test]
async fn a_folder_is_listed() -> Result {
    let client = signed_in()?;
    let folder = client.contents().replace("folder").kind("directory");
    assert_eq!(folder.send().await?.kind, ContentsType::Directory);
    for name in ["b.txt", "a.txt"] {
        put_text(&client, &format!("folder/{name}"), name).await?;
    }

    let found = read(&client, "folder").await?;
    assert_eq!(found.value.kind, ContentsType::Directory);
    let content: Json = found.value.content.parse()?;
    let mut names: Vec<&str> = content
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item.get("name")?.as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["a.txt", "b.txt"]);
    let gap = found
        .gaps
        .iter()
        .find(|gap| gap.path(&found.body) == "$.content");
    assert!(gap.is_some(), "{:?}", found.gaps);
    Ok(())
}

/// What a notebook holds is an object, though the document says that it is a text.
#[tokio::test]
async fn a_notebook_is_made_copied_and_read() -> Result {
    let client = signed_in()?;
    client
        .contents()
        .replace("books")
        .kind("directory")
        .send()
        .await?;
    let made = client
        .contents()
        .create("books")
        .kind("notebook")
        .send()
        .await?;
    assert_eq!(
        (&*made.path, made.kind),
        ("books/Untitled.ipynb", ContentsType::Notebook)
    );
    let call = client.contents().create("books").copy_from(&made.path);
    let copy = call.send().await?;
    assert_eq!(copy.name, "Untitled-Copy1.ipynb");

    let found = read(&client, &copy.path).await?;
    let content: Json = found.value.content.parse()?;
    assert_eq!(content.get("nbformat").and_then(Json::as_i64), Some(4));
    let paths: Vec<String> = found.gaps.iter().map(|gap| gap.path(&found.body)).collect();
    assert!(paths.contains(&"$.content".to_owned()), "{paths:?}");

    let call = client.contents().get(&copy.path);
    let error = call.kind(GetContentType::Directory).send().await;
    let error = error.expect_err("a notebook is no folder");
    let refusal = error.api_error().ok_or("the server refused the call")?;
    assert_eq!(refusal.status().as_u16(), 400);
    assert_eq!(
        refusal.message(),
        Some("books/Untitled-Copy1.ipynb is not a directory")
    );
    Ok(())
}

#[tokio::test]
async fn a_file_goes_back_to_its_checkpoint() -> Result {
    let client = signed_in()?;
    put_text(&client, "saved.txt", "before").await?;
    let contents = client.contents();
    let saved = contents.create_checkpoint("saved.txt").send().await?;
    put_text(&client, "saved.txt", "after").await?;
    let list = contents.list_checkpoints("saved.txt").send().await?;
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].id, saved.id);

    let call = contents.update_checkpoint("saved.txt", &saved.id);
    call.send().await?;
    assert_eq!(read(&client, "saved.txt").await?.value.content, "before");
    let call = contents.delete_checkpoint("saved.txt", &saved.id);
    call.send().await?;
    assert!(
        contents
            .list_checkpoints("saved.txt")
            .send()
            .await?
            .is_empty()
    );
    Ok(())
}

#[tokio::test]
async fn terminals_are_opened_listed_and_closed() -> Result {
    let client = signed_in()?;
    let opened = client.terminals().create().send().await?;
    let found = client.terminals().get(&opened.name).send().await?;
    assert_eq!(found.name, opened.name);
    let list = client.terminals().list().send().await?;
    assert!(
        list.iter().any(|terminal| terminal.name == opened.name),
        "{list:?}"
    );

    client.terminals().delete(&opened.name).send().await?;
    let gone = client.terminals().get(&opened.name).send().await;
    let gone = gone.expect_err("it was closed");
    assert_eq!(gone.status().map(|status| status.as_u16()), Some(404));
    Ok(())
}

#[tokio::test]
async fn settings_are_merged() -> Result {
    let client = signed_in()?;
    let change = [("color".to_owned(), Json::from("green"))];
    let call = client.config().update("editor");
    call.body(std::collections::BTreeMap::from(change))
        .send()
        .await?;
    let all = client.config().get("editor").send().await?;
    assert_eq!(all.get("color").and_then(Json::as_str), Some("green"));
    Ok(())
}

#[tokio::test]
async fn the_server_tells_what_it_is() -> Result {
    let client = signed_in()?;
    let version = client.api().get().send().await?.version;
    assert!(version.is_some_and(|version| version.starts_with("2.")));
    let status = client.status().get().send().await?;
    assert!(
        status
            .started
            .is_some_and(|started| started.starts_with("20"))
    );
    let me = client.identity().get_me().send().await?;
    assert!(
        me.identity
            .is_some_and(|identity| identity.username.is_some())
    );
    let document = client.api_spec().get_spec_yaml().send().await?;
    assert!(document.starts_with("swagger: \"2.0\""), "{document:.40}");
    Ok(())
}

#[tokio::test]
async fn a_wrong_token_is_refused() -> Result {
    let stranger = client("open")?;
    let error = stranger
        .status()
        .get()
        .send()
        .await
        .expect_err("no such token");
    let refusal = error.api_error().ok_or("the server refused the call")?;
    assert_eq!(refusal.status().as_u16(), 403);
    assert_eq!(refusal.message(), Some("Forbidden"));
    Ok(())
}

/// No kernel is installed, which is where sessions end.
#[tokio::test]
async fn a_session_needs_a_kernel() -> Result {
    let client = signed_in()?;
    assert!(client.sessions().list().send().await?.is_empty());
    let session = Session::default()
        .path("x.ipynb")
        .name("x")
        .kind("notebook")
        .kernel(Kernel::new(jupyter::runtime::Uuid::nil(), "python3"));
    let error = client.sessions().create().body(session).send().await;
    let error = error.expect_err("there is no such kernel");
    let refusal = error.api_error().ok_or("the server refused the call")?;
    assert!(refusal.status().is_client_error() || refusal.status().is_server_error());
    assert!(refusal.message().is_some(), "{}", refusal.text());
    Ok(())
}
